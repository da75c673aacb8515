import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import AppstoreOutlined from '@ant-design/icons/es/icons/AppstoreOutlined';
import AreaChartOutlined from '@ant-design/icons/es/icons/AreaChartOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import CameraOutlined from '@ant-design/icons/es/icons/CameraOutlined';
import CarryOutOutlined from '@ant-design/icons/es/icons/CarryOutOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import ClusterOutlined from '@ant-design/icons/es/icons/ClusterOutlined';
import CommentOutlined from '@ant-design/icons/es/icons/CommentOutlined';
import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import CustomerServiceOutlined from '@ant-design/icons/es/icons/CustomerServiceOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import ExceptionOutlined from '@ant-design/icons/es/icons/ExceptionOutlined';
import EyeInvisibleOutlined from '@ant-design/icons/es/icons/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FundOutlined from '@ant-design/icons/es/icons/FundOutlined';
import HddOutlined from '@ant-design/icons/es/icons/HddOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import KeyOutlined from '@ant-design/icons/es/icons/KeyOutlined';
import LinkOutlined from '@ant-design/icons/es/icons/LinkOutlined';
import MailOutlined from '@ant-design/icons/es/icons/MailOutlined';
import NodeIndexOutlined from '@ant-design/icons/es/icons/NodeIndexOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import ProjectOutlined from '@ant-design/icons/es/icons/ProjectOutlined';
import RetweetOutlined from '@ant-design/icons/es/icons/RetweetOutlined';
import RiseOutlined from '@ant-design/icons/es/icons/RiseOutlined';
import RollbackOutlined from '@ant-design/icons/es/icons/RollbackOutlined';
import SafetyCertificateOutlined from '@ant-design/icons/es/icons/SafetyCertificateOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import SmileOutlined from '@ant-design/icons/es/icons/SmileOutlined';
import SnippetsOutlined from '@ant-design/icons/es/icons/SnippetsOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import ThunderboltOutlined from '@ant-design/icons/es/icons/ThunderboltOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';

/** The icons of the navigation. They come with the frame: manifests only name them, so that sign-in does not load them. */
export const navigationIcons = {
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AreaChartOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CameraOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  ClusterOutlined,
  CommentOutlined,
  ContactsOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  ExceptionOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FundOutlined,
  HddOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  LinkOutlined,
  MailOutlined,
  NodeIndexOutlined,
  PhoneOutlined,
  ProfileOutlined,
  ProjectOutlined,
  RetweetOutlined,
  RiseOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SmileOutlined,
  SnippetsOutlined,
  SolutionOutlined,
  StopOutlined,
  SwapOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  ToolOutlined,
} as const;

export type NavigationIcon = keyof typeof navigationIcons;
